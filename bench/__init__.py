"""The same few figures for a naive Streamlit app, for Teamtuin and for the least a web app can cost."""
