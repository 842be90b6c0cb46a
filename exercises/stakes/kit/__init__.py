"""What every exercise is made of: nodes, actions, content, sessions, words and errors."""
