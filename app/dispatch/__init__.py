"""Tasks (指令): what the command centre asks of officers, and what each of them answers."""
