# Built on what the tag has: the index, or one of its images.
FROM ghcr.io/example/same:1
FROM ghcr.io/example/child:1
# A platform was added to the index, and nothing else.
FROM ghcr.io/example/grown:1
# Rebuilt three days ago.
FROM ghcr.io/example/recent:1
# Of the recorded digest nothing is known.
FROM ghcr.io/example/unasked:1
# The word of a label sends nobody to another registry, even where it would answer.
FROM ghcr.io/example/elsewhere:1
# What is recorded names no tag, no image, no digest.
FROM ghcr.io/example/tagless:1
FROM ghcr.io/example/odd:1
FROM ghcr.io/example/digestless:1
# A bare name may be that of an image of whoever built this one.
FROM ghcr.io/example/bare:1
