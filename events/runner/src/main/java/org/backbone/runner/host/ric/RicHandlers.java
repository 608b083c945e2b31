package org.backbone.runner.host.ric;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.api.client.LambdaRequestHandler;
import com.amazonaws.services.lambda.runtime.api.client.UserFault;
import com.amazonaws.services.lambda.runtime.api.client.runtimeapi.DtoSerializers;
import com.amazonaws.services.lambda.runtime.api.client.runtimeapi.LambdaError;
import com.amazonaws.services.lambda.runtime.api.client.runtimeapi.dto.InvocationRequest;
import java.lang.reflect.InvocationTargetException;
import java.net.URLClassLoader;
import org.backbone.runner.host.LoadedHandler;
import org.backbone.runner.host.iam.CallerInterceptor;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/// Loads handlers and calls them with the runtime interface client: it finds the handler, converts
/// events and answers, and words failures as Lambda does. Its main loop is not for us, so the two
/// steps inside it are called by their names.
public final class RicHandlers implements LoadedHandler.Maker {
  /// A handler that did not start: it says so, once.
  private record Broken(LoadedHandler report) implements LoadedHandler {
    @Override
    public Answer call(Call call) {
      return report.call(call);
    }

    @Override
    public boolean lasts() {
      return false;
    }
  }

  private final String handler;
  private final URLClassLoader function;

  /// For a handler such as `org.backbone.Handler::handleRequest` among the function's classes.
  public RicHandlers(String handler, URLClassLoader function) throws ReflectiveOperationException {
    this.handler = handler;
    this.function = function;
    var customers = AWSLambda.class.getDeclaredField("customerClassLoader");
    customers.setAccessible(true);
    customers.set(null, function);
  }

  @Override
  public LoadedHandler make() {
    Thread.currentThread().setContextClassLoader(function);
    try {
      var find =
          AWSLambda.class.getDeclaredMethod("findRequestHandler", String.class, ClassLoader.class);
      find.setAccessible(true);
      var found = (LambdaRequestHandler) find.invoke(null, handler, function);
      return found instanceof LambdaRequestHandler.UserFaultHandler
          ? new Broken(call -> call(found, call))
          : call -> call(found, call);
    } catch (InvocationTargetException e) {
      var cause = e.getCause() == null ? e : e.getCause();
      return new Broken(_ -> failure(cause));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the runtime interface client has changed", e);
    }
  }

  // As the client does, everything that a handler throws becomes Lambda's answer; a thread that is
  // told to stop, stops.
  @SuppressWarnings("CatchingUnchecked")
  private LoadedHandler.Answer call(LambdaRequestHandler found, LoadedHandler.Call call) {
    Thread.currentThread().setContextClassLoader(function);
    var request = new InvocationRequest();
    request.setId(call.requestId());
    request.setInvokedFunctionArn(call.functionArn());
    request.setDeadlineTimeInMs(call.deadline());
    request.setContent(call.event());
    // As the client does with the trace: the SDK in the function sees it. Only the name is taken
    // from that class, by the compiler: this loader does not find it.
    SdkInternalThreadLocal.put(CallerInterceptor.CALL, call.requestId());
    try {
      return new LoadedHandler.Answer(found.call(request).toByteArray(), false);
    } catch (Throwable e) {
      return failure(e);
    } finally {
      SdkInternalThreadLocal.clear();
    }
  }

  private static LoadedHandler.Answer failure(Throwable thrown) {
    try {
      var words =
          AWSLambda.class.getDeclaredMethod(
              "createLambdaErrorFromThrowableOrUserFault", Throwable.class);
      words.setAccessible(true);
      UserFault.filterStackTrace(thrown);
      thrown.printStackTrace();
      var error = (LambdaError) words.invoke(null, thrown);
      return new LoadedHandler.Answer(DtoSerializers.serialize(error.errorRequest), true);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the runtime interface client has changed", e);
    }
  }
}
