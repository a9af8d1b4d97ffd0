"""tmp"""
def read_voices(doc):
    return (), ()
