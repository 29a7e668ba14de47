/** The test image whose answer the reader is asked to change: a 4 that the network is sure of, with an open top. */
export const mindImage = 4;
