"""Follow-up questions become questions that stand alone."""
