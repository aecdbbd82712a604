"""Released tables as workbooks: one description, written as XLSX or ODS, byte for byte alike."""
