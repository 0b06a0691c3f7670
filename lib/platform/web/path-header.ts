/** The request header in which middleware tells pages their own path and query; it replaces whatever a client sent. */
export const PATH_HEADER = "x-path";
