"""The rooms on screen. Nothing outside this package and the pages imports Streamlit."""
