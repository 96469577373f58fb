# comes
