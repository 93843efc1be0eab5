"""The machinery of Euphoric Fiddler: read pages, run snippets, record, check, render."""
