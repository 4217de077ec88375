"""One file per chart; screen, PNG, SVG and PDF paint the same way."""
