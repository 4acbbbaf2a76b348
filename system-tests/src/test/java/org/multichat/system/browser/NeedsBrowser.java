package org.multichat.system.browser;

import com.microsoft.playwright.junit.UsePlaywright;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.multichat.system.TheStack;

/** Tests with a browser. Without one they fail in CI and are skipped elsewhere: its absence never passes for green. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith({NeedsBrowser.Check.class, TheStack.class})
@UsePlaywright(Chromium.class)
@interface NeedsBrowser {

    /** Looks for the browser before anything is started. */
    final class Check implements ExecutionCondition {

        private static final String WHY = "No Chromium: apt-get install -y chromium, or set CHROMIUM=/path/to/it";

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if (Chromium.find().isPresent()) {
                return ConditionEvaluationResult.enabled("there is a browser");
            }
            if ("true".equals(System.getenv("CI"))) {
                throw new ExtensionConfigurationException(WHY);
            }
            return ConditionEvaluationResult.disabled(WHY);
        }
    }
}
