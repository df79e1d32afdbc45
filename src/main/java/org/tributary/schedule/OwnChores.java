package org.tributary.schedule;

import java.io.InputStream;
import java.net.URL;
import org.jspecify.annotations.Nullable;
import org.quartz.simpl.CascadingClassLoadHelper;
import org.quartz.spi.ClassLoadHelper;

/** Quartz loads classes by names that stand in the database; whoever can write there must not choose which (S24). */
public final class OwnChores implements ClassLoadHelper {
    private final ClassLoadHelper quartz = new CascadingClassLoadHelper();

    @Override
    public void initialize() {
        quartz.initialize();
    }

    @Override
    public Class<?> loadClass(String name) throws ClassNotFoundException {
        if (name.equals(ChoreScheduler.Chore.class.getName())) return ChoreScheduler.Chore.class;
        if (name.startsWith("org.quartz.")) return quartz.loadClass(name);
        throw new ClassNotFoundException("no chore of ours: " + name);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> Class<? extends T> loadClass(String name, Class<T> type) throws ClassNotFoundException {
        Class<?> found = loadClass(name);
        if (!type.isAssignableFrom(found)) throw new ClassNotFoundException("no " + type + ": " + name);
        return (Class<? extends T>) found;
    }

    @Override
    public @Nullable URL getResource(String name) {
        return quartz.getResource(name);
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        return quartz.getResourceAsStream(name);
    }

    @Override
    public ClassLoader getClassLoader() {
        return quartz.getClassLoader();
    }
}
