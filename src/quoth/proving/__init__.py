"""What lets anybody prove a built site again, without trusting those who built it."""
