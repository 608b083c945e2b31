package org.backbone.outcomes;

/// Which file was read.
///
/// @param name as the sender's computer calls it, empty if it did not say
/// @param bytes its size
/// @param sha256 its digest in hex
public record FileFacts(String name, long bytes, String sha256) {}
