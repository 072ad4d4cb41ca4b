"""From the model to findings: each check is a generator named as the truth it holds."""
