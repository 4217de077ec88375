"""The version: said here once, read by the package's metadata and by every face."""

VERSION = "0.1.0"
