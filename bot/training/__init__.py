"""Making the reader's weights. Needs the `train` extra; nothing here is imported when the program runs."""
