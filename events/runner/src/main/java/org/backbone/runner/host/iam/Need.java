package org.backbone.runner.host.iam;

import java.util.List;

/// What a call of AWS needs to be allowed.
///
/// @param action such as `dynamodb:GetItem`
/// @param resource the ARN of what it is done to
/// @param leadingKeys the partition keys that it reaches; empty where AWS tells none, as for a scan
public record Need(String action, String resource, List<String> leadingKeys) {
  boolean isOf(String service) {
    return action.startsWith(service + ":");
  }
}
