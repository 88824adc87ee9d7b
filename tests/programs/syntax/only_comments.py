# nothing here

    # indented comment
