"""Language: folding, words, stems, stop words and detection, the ground floor of topics, stories, query and store."""
