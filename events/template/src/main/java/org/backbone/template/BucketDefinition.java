package org.backbone.template;

/// A bucket as the template declares it.
///
/// @param id its logical id
/// @param name its name here
/// @param eventBridge whether new objects become events
public record BucketDefinition(String id, String name, Place place, boolean eventBridge) {}
