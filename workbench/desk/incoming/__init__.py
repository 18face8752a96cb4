"""Known claims from files of other systems, read row by row; a bad row never stops the rest."""
