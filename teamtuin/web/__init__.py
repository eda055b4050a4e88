"""Plain HTTP beside Streamlit: the gate, sign-in, drafts, health and our own files."""
