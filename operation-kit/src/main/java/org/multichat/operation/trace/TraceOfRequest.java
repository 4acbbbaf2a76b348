package org.multichat.operation.trace;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jboss.resteasy.reactive.server.mapping.URITemplate;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.jspecify.annotations.Nullable;

/**
 * A request in a trace: how it was asked, by the template of its path, and the status it was answered with. Paths and
 * queries as they come hold handles, links that are secrets, and words of people. What is no resource is not seen,
 * health and metrics among it.
 */
@Provider
public final class TraceOfRequest implements ContainerRequestFilter {

    private static final int OUR_FAULT = 500;

    @Override
    public void filter(ContainerRequestContext request) {
        if (TraceSpan.isOn()) {
            var context = (ResteasyReactiveRequestContext)
                    ((ResteasyReactiveContainerRequestContext) request).getServerRequestContext();
            trace(request.getMethod(), route(context), request.getHeaderString(TraceParent.HEADER), context);
        }
    }

    private static void trace(
            String method, String route, @Nullable String parent, ResteasyReactiveRequestContext context) {
        TraceSpan span = TraceSpan.answering(method + " " + route, parent)
                .with("http.request.method", method)
                .with("http.route", route);
        RoutingContext routing = context.unwrap(RoutingContext.class);
        // Filters of answers do not see streams. Where a stream is to be answered, this is its beginning.
        routing.addHeadersEndHandler(_ -> {
            int status = routing.response().getStatusCode();
            span.with("http.response.status_code", status);
            if (status >= OUR_FAULT) {
                span.failed();
            }
            span.close();
        });
    }

    private static String route(ResteasyReactiveRequestContext context) {
        RuntimeResource resource = context.getTarget();
        return template(resource.getClassPath()) + template(resource.getPath());
    }

    private static String template(@Nullable URITemplate part) {
        return part == null || part.template.equals("/") ? "" : part.template;
    }
}
