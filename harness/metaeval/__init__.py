"""Agreement with people: labelled data in, scores of any metric, figures with intervals out."""
