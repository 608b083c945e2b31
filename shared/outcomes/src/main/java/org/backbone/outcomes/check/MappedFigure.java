package org.backbone.outcomes.check;

/// What a row says once, or once a month: a count, with its base or rate beside it.
///
/// @param id what the mapping's columns call it
/// @param indicator the indicator's id
/// @param version the version of the indicator's definition that these figures follow
/// @param dimension what people are told apart by, `all` for everyone
/// @param group the group, or empty where another column of the row names it
public record MappedFigure(
    String id, String indicator, int version, String dimension, String group) {}
