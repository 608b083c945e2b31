package org.backbone.runner.faults.inside;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.backbone.runner.host.iam.Needs;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/// Tells the engine what each call of AWS needs to be allowed, before anything decides on it.
public final class NeedInterceptor implements ExecutionInterceptor {
  /// What such a line begins with.
  public static final String SAYS = "need";

  private static final Pattern ADAPTER =
      Pattern.compile("org\\.backbone\\.(?!platform\\.)\\w+\\.table\\.\\w+");
  private static final Pattern LAMBDA = Pattern.compile("lambda\\$(\\w+)\\$\\d+");

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes about) {
    var function = NeedInterceptor.class.getClassLoader().getName();
    var stores = stores();
    for (var need : Needs.of(context.request(), about)) {
      FaultLine.ask(
          String.join(
              "\t",
              SAYS,
              function,
              need.action(),
              need.resource(),
              stores,
              String.join("\t", need.leadingKeys())));
    }
  }

  // Who asks for it: the methods of capabilities' adapters under way, such as `DynamoOutbox.claim`.
  private static String stores() {
    return StackWalker.getInstance()
        .walk(
            frames ->
                frames
                    .filter(frame -> ADAPTER.matcher(frame.getClassName()).matches())
                    .map(
                        frame ->
                            frame.getClassName().replaceFirst(".*\\.", "")
                                + "."
                                + LAMBDA.matcher(frame.getMethodName()).replaceFirst("$1"))
                    .distinct()
                    .collect(Collectors.joining(" ")));
  }
}
