package org.backbone.template;

/// A queue as the template declares it.
public record QueueDefinition(String id, String name, Place place, String arn) {}
