/* On a device that others use too, nothing of who was here before waits in this tab (web/left_behind.py). */
try {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith("tt-writing:")) sessionStorage.removeItem(key);
} catch { /* no storage, so no copy */ }
