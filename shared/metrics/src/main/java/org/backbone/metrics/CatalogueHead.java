package org.backbone.metrics;

import java.time.Instant;
import org.backbone.audit.Actor;

/// Which revision of the catalogue holds, and who made it.
///
/// @param revision from 1; each change makes the next
public record CatalogueHead(long revision, Instant at, Actor by) {}
