# A server for a reading group, on the files in one folder:
#
#   docker build --tag litboard .
#   docker run --publish 8501:8501 --volume ~/papers:/papers --user "$(id -u):$(id -g)" litboard
#
# Whoever reaches the port sees the papers and can change their annotations; there is no password.
# Publish it to a trusted network only (127.0.0.1:8501:8501 for this machine), or put a proxy with
# a login in front of it.

FROM python:3.12-slim AS build
WORKDIR /src
COPY . .
RUN pip wheel --no-cache-dir --no-deps --wheel-dir /dist .

FROM python:3.12-slim
# Fewer arenas and the allocator of the system: less memory with many sessions at once.
ENV MALLOC_ARENA_MAX=2 \
    ARROW_DEFAULT_MEMORY_POOL=system \
    PYTHONUNBUFFERED=1
# The pins change less often than litboard: they have a layer of their own. The last line of
# requirements.txt is the checkout, in whose place the wheel is installed.
COPY requirements.txt /tmp/
RUN grep -v '^-e' /tmp/requirements.txt > /tmp/pins.txt \
    && pip install --no-cache-dir --requirement /tmp/pins.txt
COPY --from=build /dist/*.whl /tmp/
RUN pip install --no-cache-dir --no-deps /tmp/*.whl \
    && useradd --create-home --uid 1000 litboard \
    && install --directory --owner litboard --group litboard /papers
USER litboard
VOLUME /papers
EXPOSE 8501
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
    CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8501/_stcore/health', timeout=4)"]
ENTRYPOINT ["litboard"]
CMD ["serve", "/papers", "--host", "0.0.0.0", "--no-browser"]
