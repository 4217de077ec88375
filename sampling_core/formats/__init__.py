"""The file formats, one module or package each."""
