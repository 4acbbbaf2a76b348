package org.multichat.provider.call;

import io.netty.channel.ConnectTimeoutException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import jakarta.ws.rs.ProcessingException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLHandshakeException;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.multichat.provider.call.ProviderFailure.NoAnswer;
import org.multichat.provider.call.ProviderFailure.NotSent;

/** What an exception of a client, a socket or a guard says about the call: was it sent, or not? */
public final class Failures {

    private Failures() {}

    public static ProviderFailure of(Throwable thrown) {
        if (thrown instanceof ProviderFailure already) {
            return already;
        }
        if (thrown instanceof CircuitBreakerOpenException) {
            return new NotSent("not asked: it failed too often just before", true);
        }
        if (thrown instanceof BulkheadException) {
            return new NotSent("not asked: as many calls are under way as may", false);
        }
        if (isTimeout(thrown)) {
            return new NoAnswer("no answer in time");
        }
        Throwable root = rootOf(thrown);
        boolean ofTheWorld = thrown instanceof ProcessingException || !(thrown instanceof RuntimeException);
        if (!ofTheWorld) {
            // Our own mistake; nobody may take it for an answer.
            throw (RuntimeException) thrown;
        }
        if (root instanceof ProviderFailure wrapped) {
            return wrapped;
        }
        return wasNeverSent(root) ? new NotSent(kindOf(root), false) : new NoAnswer(kindOf(root));
    }

    private static boolean isTimeout(Throwable thrown) {
        return thrown instanceof TimeoutException;
    }

    /**
     * A thread that is interrupted while it reads is told so as a fault of the stream; so is one that waited too long.
     */
    public static boolean isInterruption(Throwable thrown) {
        Throwable root = rootOf(thrown);
        return root instanceof InterruptedException
                || (root instanceof InterruptedIOException && !(root instanceof SocketTimeoutException));
    }

    /** All of these come before the first byte of a request is written. */
    private static boolean wasNeverSent(Throwable root) {
        return root instanceof ConnectException
                || root instanceof ConnectTimeoutException
                || root instanceof NoRouteToHostException
                || root instanceof UnknownHostException
                || root instanceof SSLHandshakeException
                || root instanceof ConnectionPoolTooBusyException;
    }

    /** The kind alone: a message may hold an address with a signature, or a part of a body. */
    private static String kindOf(Throwable root) {
        return root.getClass().getSimpleName();
    }

    private static Throwable rootOf(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
