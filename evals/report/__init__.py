"""A run as one HTML file that opens offline and asks nothing of any host."""

from evals.report.page import render_report

__all__ = ["render_report"]
