"""Questions of yes and no made to mislead, and how the assistant's rules fare on them."""
