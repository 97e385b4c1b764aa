"""Replication folders: everything behind the tables and figures of an analysis, made again byte for byte."""
