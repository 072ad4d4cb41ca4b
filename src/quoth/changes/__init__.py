"""What one state of a knowledge base changes in another, as claims."""
