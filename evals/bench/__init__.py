"""What indexing and asking cost as coverage grows, beside the plain pipeline in the same run:  python -m evals.bench"""
