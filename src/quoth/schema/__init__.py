"""JSON Schema of every format, for completion and help in editors."""
