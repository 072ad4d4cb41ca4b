"""What changed, for those who follow a knowledge base: claim by claim, from its git history."""
