"""Test sets and how well they are answered: read a set, ask it, score each answer, sum up, report.

    from assistant.evaluation.items import read_test_set
    from assistant.evaluation.running import evaluate

Each measure is defined in ``docs/evaluation.md``; ``newscite eval`` is the same on the command line.
"""
