"""What Vigie says: a view rendered into text and keyboard, in the reader's language. Pure: no I/O but its own words.

Start at `render.py`. Wording is English in the code and French in `locales/fr.po`; a screen is a list of lines, each of
them `Markup` in which everything that people wrote is escaped already: a plain string among the lines does not type.
"""
