"""Tide tables for the command line."""


def main() -> None:
    print("High tide at noon.")
