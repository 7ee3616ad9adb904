"""Our own labels of what sentences say happened: which are drawn, the labels without their texts, how far two agree."""
