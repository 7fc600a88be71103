// The least that Node can be asked for: the measure of every ratio.
