FROM python:3.13.1-slim-bookworm
ENV PIP_NO_CACHE_DIR=1
RUN apt-get update && \
    apt-get install -y build-essential gfortran libopenblas-dev && \
    pip install numpy scipy && \
    apt-get purge -y --auto-remove build-essential gfortran && \
    rm -rf /var/lib/apt/lists/*
# Solver, as the distribution has none
ARG SOLVER_VERSION=4.2.1
RUN wget -qO- https://example.org/solver-${SOLVER_VERSION}.tar.gz | tar xz -C /usr/src \
    && cd /usr/src/solver-${SOLVER_VERSION} \
    && cmake -B build -DCMAKE_BUILD_TYPE=Release \
    && cmake --build build -j"$(nproc)" \
    && cmake --install build
COPY requirements.txt .
RUN pip install -r requirements.txt
CMD ["python", "-m", "app"]
