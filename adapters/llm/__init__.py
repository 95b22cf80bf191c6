"""A language model behind any OpenAI-compatible chat endpoint, as a reader."""
