// Reads a text file on the device. Spreadsheets write UTF-8, or what Windows wrote before it.

const LARGEST = 1_000_000; // bytes; ten years of weeks are a hundredth of it

async function textOf(file) {
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

export default function mount({ data, parentElement, setTriggerValue }) {
  const input = parentElement.querySelector(".tt-file input");
  const status = parentElement.querySelector(".tt-file [role=status]");
  parentElement.querySelector(".tt-file span").textContent = data.words.choose;
  input.onchange = async () => {
    const file = input.files[0];
    input.value = ""; // the same file can be chosen again after it was mended
    if (!file) return;
    status.textContent = file.size > LARGEST ? data.words.too_large : "";
    if (file.size <= LARGEST) setTriggerValue("text", await textOf(file));
  };
}
