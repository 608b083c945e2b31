package org.backbone.runner.host;

import java.nio.file.Path;

/// A function, as the host needs to know it.
///
/// @param id its logical id
/// @param name its folder
/// @param permits the folder of what stands beside its classes
/// @param concurrency how many calls may run at once; 0: any number
record HostedFunction(
    String id,
    String name,
    Path zip,
    String handler,
    Path permits,
    int timeoutSeconds,
    int concurrency) {

  String line() {
    return String.join(
        "\t",
        id,
        name,
        zip.toString(),
        handler,
        permits.toString(),
        Integer.toString(timeoutSeconds),
        Integer.toString(concurrency));
  }

  static HostedFunction of(String line) {
    var parts = line.split("\t", -1);
    return new HostedFunction(
        parts[0],
        parts[1],
        Path.of(parts[2]),
        parts[3],
        Path.of(parts[4]),
        Integer.parseInt(parts[5]),
        Integer.parseInt(parts[6]));
  }

  String arn() {
    return "arn:aws:lambda:us-east-1:000000000000:function:" + id;
  }
}
