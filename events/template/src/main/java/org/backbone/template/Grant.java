package org.backbone.template;

import java.util.List;

/// A statement of a function's policy: it allows each of these actions on each of these resources.
///
/// @param sid its name; empty where it has none
/// @param actions such as `dynamodb:GetItem`; `*` and `?` stand for others
/// @param resources names of resources (ARNs); `*` and `?` stand for others
/// @param leadingKeys the partition keys that it is for, `*` and `?` as above; empty: every one
public record Grant(
    String sid,
    Place place,
    List<String> actions,
    List<String> resources,
    List<String> leadingKeys) {}
